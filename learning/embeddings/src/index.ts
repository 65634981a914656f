export { type Aligned, aligned } from './aligned.ts';
export { type Drift, drift, type Move } from './drift.ts';
export type {
	EmbeddedIds,
	Embedding,
	EmbeddingKind,
	EmbeddingStore,
	EmbeddingTable,
	EmbeddingVersion,
	Precision,
	Retention,
	Which,
} from './embedding-store.ts';
export type { EmbeddingsFailureCode } from './errors.ts';
export { type FileEmbeddingsOptions, fileEmbeddings } from './file-embeddings.ts';
export { memoryEmbeddings } from './memory-embeddings.ts';
export type { TitleSpace } from './title-space.ts';
