export * from './mail';
export * from './brand';
