// In place of the package: no page generates models.
export const createGraphqlModelsGenerator = undefined;
