export declare const defineData: undefined;
