import { parseArgs } from 'node:util';
import { Failure } from '@marquee/units';
import type { Provider } from '../session.ts';
import { firstStep, type SmallModel, smallModel } from './small-model.ts';

/** What one step answers, or why it was not made. */
export type PortableStep =
	| { readonly loss: number; readonly gradient: readonly number[] }
	| { readonly code: string; readonly what: string };

/** A model of every operator that training needs, small enough for a GPU that is really a processor. */
export const portableModel = (): SmallModel =>
	smallModel({ portable: true, shape: { batch: 2, length: 8, width: 16, titles: 300 } });

/*
 * Makes one step on a provider, of the model or of bytes that are none, and prints it as JSON. A process of its own: where the driver is looked for is read from the
 * environment once, and a driver that crashes must not take the tests along.
 */
if (import.meta.main) {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { damaged: { type: 'boolean', default: false } },
	});
	const model = { ...portableModel(), ...(values.damaged && { bytes: Uint8Array.of(1, 2, 3) }) };
	const answer: PortableStep = await firstStep(model, positionals[0] as Provider).then(
		({ loss, gradient }) => ({ loss, gradient: [...gradient] }),
		(error: unknown) => {
			if (error instanceof Failure) return { code: error.code, what: error.message };
			throw error;
		},
	);
	process.stdout.write(JSON.stringify(answer));
}
