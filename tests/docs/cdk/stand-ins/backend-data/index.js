// In place of the package: no page defines data.
export const defineData = undefined;
