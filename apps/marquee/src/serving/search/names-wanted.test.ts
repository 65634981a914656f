import { expect, test } from 'vitest';
import { namesWanted } from './names-wanted.ts';

test.each([
	['here', { where: 'here' }],
	['processes:2x3', { where: 'processes', shards: 2, replicas: 3 }],
	['postgres://a@b/c', { where: 'postgres', url: 'postgres://a@b/c' }],
	['postgresql:///c?host=/run', { where: 'postgres', url: 'postgresql:///c?host=/run' }],
])('%s is a place for names', (text, wanted) => {
	expect(namesWanted(text)).toEqual(wanted);
});

test.each(['', 'Here', 'processes', 'processes:0x1', 'processes:9x9', 'processes:2x', 'mysql://a'])(
	'"%s" is none',
	(text) => {
		expect(namesWanted(text)).toBeUndefined();
	},
);
