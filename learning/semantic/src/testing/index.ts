export { describeSentenceEmbedding } from './sentence-embedding-contract.ts';
