export * from './mail';
export * from './brand';
export * from './sender';
