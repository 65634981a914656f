export { describeEmbeddingStore } from './embedding-store-contract.ts';
