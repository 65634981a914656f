import { expect, test } from 'vitest';
import { type Run, run } from './run.ts';

test.each<[keyof Omit<Run, 'name'>, number]>([
	['learningRate', -1],
	['learningRate', Number.NaN],
	['epochsPerLook', 0],
	['expansion', 0],
	['warmup', 2],
	['batchNegatives', -5],
	['laterWeight', -1],
	['coldShare', 1],
	['epochs', 1.5],
	['oldShare', -0.1],
	['heads', 3],
])('a run whose %s is %d is refused by the name of the setting', (key, value) => {
	expect(() => run('odd', { [key]: value })).toThrow(
		key === 'heads' ? '3 heads do not divide 64' : `run odd: ${key} is ${value}`,
	);
});
