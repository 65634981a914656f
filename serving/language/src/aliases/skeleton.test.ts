import { expect, test } from 'vitest';
import { skeletonOf } from './skeleton.ts';

test('spellings that people mix up have one skeleton', () => {
	expect(skeletonOf('Hanukkah Katan')).toBe(skeletonOf('hanuka qatan'));
	expect(skeletonOf('Moshe Dayan')).toBe(skeletonOf('moseh dayan'));
	expect(skeletonOf('Tel Aviv')).toBe(skeletonOf('tel abib'));
});

test('too little is left of a short name to compare', () => {
	expect(skeletonOf('Noa')).toBeUndefined();
	expect(skeletonOf('Ali')).toBeUndefined();
});

test('digits stay: a second part is not the first', () => {
	expect(skeletonOf('Fauda 2')).not.toBe(skeletonOf('Fauda 3'));
});
