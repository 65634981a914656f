import { memoryEmbeddings } from './memory-embeddings.ts';
import { describeEmbeddingStore } from './testing/embedding-store-contract.ts';

describeEmbeddingStore('memory', async () => memoryEmbeddings());
