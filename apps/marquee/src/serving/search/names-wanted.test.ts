import { expect, test } from 'vitest';
import { namesWanted } from './names-wanted.ts';

test.each([
	['here', { where: 'here' }],
	['processes:2x3', { where: 'processes', shards: 2, replicas: 3 }],
	['postgres://a@b/c', { where: 'postgres', url: 'postgres://a@b/c' }],
	['postgresql:///c?host=/run', { where: 'postgres', url: 'postgresql:///c?host=/run' }],
	[
		'opensearch+http://host:9200',
		{ where: 'opensearch', url: 'http://host:9200', index: 'marquee-names' },
	],
	[
		'opensearch+https://me:p%40ss@host/behind/films',
		{
			where: 'opensearch',
			url: 'https://host/behind',
			index: 'films',
			authorization: 'Basic bWU6cEBzcw==',
		},
	],
])('%s is a place for names', (text, wanted) => {
	expect(namesWanted(text)).toEqual(wanted);
});

test.each([
	'opensearch+ftp://host/films',
	'opensearch+http://host/Films',
	'opensearch://host',
	'opensearch+http://%ff@host/films',
	'',
	'Here',
	'processes',
	'processes:0x1',
	'processes:9x9',
	'processes:2x',
	'mysql://a',
])('"%s" is none', (text) => {
	expect(namesWanted(text)).toBeUndefined();
});
