export { openPostgresNames, type PostgresNamesParts } from './postgres-names.ts';
