export { type OpenSearchNamesParts, openOpenSearchNames } from './opensearch-names.ts';
