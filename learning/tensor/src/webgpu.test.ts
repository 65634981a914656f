import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PortableStep, portableModel } from './testing/portable-step.ts';
import { firstStep, smallModel } from './testing/small-model.ts';

/** Chromium brings a Vulkan driver that computes on the processor; where there is no GPU it stands in. */
const softwareDriver = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** No driver is here. */
const nowhere = { VK_ICD_FILENAMES: '/nowhere', VK_DRIVER_FILES: '/nowhere' };

function stepOnWebgpu(
	environment: Readonly<Record<string, string>> = {},
	...flags: readonly string[]
): PortableStep {
	const script = join(import.meta.dirname, 'testing', 'portable-step.ts');
	const output = execFileSync(process.execPath, [script, 'webgpu', ...flags], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'ignore'], // drivers chat on stderr
		encoding: 'utf8',
	});
	return JSON.parse(output) as PortableStep;
}

test('a training step on WebGPU gives the loss and the gradient that the CPU gives', async (context) => {
	let step = stepOnWebgpu();
	if ('code' in step && existsSync(softwareDriver))
		step = stepOnWebgpu({ VK_ICD_FILENAMES: softwareDriver });
	if ('code' in step) {
		expect(step.code).toBe('provider-missing');
		if (process.env.MARQUEE_REQUIRE_WEBGPU === '1') throw new Error(step.what);
		return context.skip(`neither a GPU nor a software driver: ${step.what}`);
	}
	const { loss, gradient } = await firstStep(portableModel(), 'cpu');
	expect(step.loss).toBeCloseTo(loss, 5);
	expect(step.gradient.length).toBe(gradient.length);
	const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	for (const [i, value] of step.gradient.entries())
		expect(Math.abs(value - gradient[i]!)).toBeLessThan(1e-5 * largest);
}, 300_000); // a software driver compiles shaders for seconds, and for a minute beside other work

test('where no driver is found, WebGPU is refused with what to do about it', () => {
	const refused = stepOnWebgpu(nowhere);
	expect('code' in refused && refused.code).toBe('provider-missing');
}, 60_000);

test('bytes that are no model are the fault of the bytes, whoever was to run them', () => {
	expect(stepOnWebgpu(nowhere, '--damaged')).toMatchObject({ code: 'graph-refused' });
}, 60_000);

test('a portable graph gives on the CPU what the other one gives, and holds only operators of the standard', async () => {
	const { shape } = portableModel();
	const usual = await firstStep(smallModel({ shape }), 'cpu');
	const portable = await firstStep(portableModel(), 'cpu');
	expect(portable.loss).toBeCloseTo(usual.loss, 5);
	for (const [i, value] of portable.gradient.entries())
		expect(value).toBeCloseTo(usual.gradient[i]!, 5);
	const names = (model: { readonly bytes: Uint8Array }) =>
		new TextDecoder('latin1').decode(model.bytes).includes('FusedMatMul');
	expect([names(smallModel({ shape })), names(portableModel())]).toEqual([true, false]);
});
