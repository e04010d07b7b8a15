export declare const createGraphqlModelsGenerator: undefined;
