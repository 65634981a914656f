import { Failure } from '@marquee/units';

/** Every failure of this package: code, who has to act, what to do. */
const failures = {
	'graph-refused': {
		responsible: 'us',
		remedy: 'The model file is damaged or was made by another version: restore or rebuild it.',
	},
	'provider-missing': {
		responsible: 'caller',
		remedy:
			'Install a driver for the GPU (on Linux: libvulkan1 and its Vulkan driver), or compute on the CPU.',
	},
	'graph-run-failed': {
		responsible: 'us',
		remedy:
			'Look at the cause: a row number out of range and too little memory are the usual ones.',
	},
	'checkpoint-missing': {
		responsible: 'caller',
		remedy: 'Name an existing checkpoint file, or train from the beginning.',
	},
	'checkpoint-corrupt': {
		responsible: 'dependency',
		remedy: 'Restore an earlier checkpoint; this one cannot be trusted.',
	},
} as const;

/** The codes this package fails with. */
export type TensorFailureCode = keyof typeof failures;

/** A failure of this package, with its remedy. */
export function failure(
	code: TensorFailureCode,
	details: { readonly what: string; readonly where?: string; readonly cause?: unknown },
): Failure {
	return new Failure(code, { ...failures[code], ...details });
}
