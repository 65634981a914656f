import { afterAll, beforeAll, describe } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import { describeNameSearch } from '../testing/describe-name-search.ts';
import { hasPostgres, type PrivatePostgres, privatePostgres } from '../testing/private-postgres.ts';
import { openPostgresNames } from './postgres-names.ts';

describe.skipIf(!hasPostgres())('in a real PostgreSQL', () => {
	let server: PrivatePostgres;
	let schemas = 0;
	beforeAll(async () => {
		server = await privatePostgres();
	});
	afterAll(() => server?.stop());

	describeNameSearch(
		'names in PostgreSQL',
		() =>
			openPostgresNames({
				connection: server.connection,
				judge: gramIndex,
				deadlineMs: 10_000,
				schema: `contract_${schemas++}`,
			}),
		{ runs: 20 },
	);
});
