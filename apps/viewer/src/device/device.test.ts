import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceOf, type Screen, shapeNamed, shapeOf, shapes } from './device.ts';
import { deviceMemory } from './remembered.ts';

const screen = (change: Partial<Screen> = {}): Screen => ({
	width: 1_280,
	pointer: 'fine',
	agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0',
	...change,
});

test('a small touch screen is a phone, a large one a tablet, a mouse means the web', () => {
	expect(deviceOf(screen({ pointer: 'coarse', width: 390 }))).toBe('phone');
	expect(deviceOf(screen({ pointer: 'coarse', width: 1_024 }))).toBe('tablet');
	expect(deviceOf(screen())).toBe('web');
	expect(deviceOf(screen({ pointer: 'none' }))).toBe('web');
});

test('televisions are known by what their browsers call themselves, and nothing else is taken for one', () => {
	const agents = [
		'Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36',
		'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36',
		'Mozilla/5.0 (Linux; Android 9; AFTMM Build/PS7233) AppleWebKit/537.36',
		'Mozilla/5.0 (Linux; Andr0id 12; BRAVIA 4K VH2) AppleWebKit/537.36',
	];
	for (const agent of agents) expect(deviceOf(screen({ agent })), agent).toBe('television');
	const others = ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/604.1', 'afternoon', ''];
	for (const agent of others) expect(deviceOf(screen({ agent })), agent).toBe('web');
});

test('what was asked for wins over every screen, and a narrow window is laid out for a hand', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...shapes),
			fc.integer({ min: 240, max: 4_000 }),
			fc.constantFrom('fine' as const, 'coarse' as const, 'none' as const),
			(asked, width, pointer) => {
				const device = deviceOf(screen({ width, pointer }), asked);
				expect(device).toBe(asked);
				const isNarrowed = (asked === 'web' || asked === 'tablet') && width < 600;
				expect(shapeOf(device, width)).toBe(isNarrowed ? 'phone' : asked);
			},
		),
	);
});

test('a shape that nobody knows is none', () => {
	expect(['television', 'fridge', '', null, undefined].map(shapeNamed)).toEqual([
		'television',
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});

const storage = (content?: string, room = Infinity) => {
	let kept = content ?? null;
	return {
		getItem: () => kept,
		setItem: (_: string, value: string) => {
			if (value.length > room) throw new Error('quota exceeded');
			kept = value;
		},
	};
};

test('what is remembered survives a reload, and what is forgotten does not', () => {
	const drive = storage();
	const first = deviceMemory(drive, () => {});
	const heard: unknown[] = [];
	first.watch(() => heard.push(first.now()));
	first.remember({ locale: 'ar', shape: 'television' });
	first.remember({ shape: undefined });
	expect(heard).toEqual([{ locale: 'ar', shape: 'television' }, { locale: 'ar' }]);
	expect(deviceMemory(drive, () => {}).now()).toEqual({ locale: 'ar' });
});

test('storage that is full or holds nonsense is said, and the visit goes on', () => {
	const complaints: unknown[] = [];
	const memory = deviceMemory(storage('{broken', 3), (why) => complaints.push(why));
	expect(memory.now()).toEqual({});
	memory.remember({ locale: 'ja' });
	expect(memory.now()).toEqual({ locale: 'ja' });
	expect(complaints).toHaveLength(2);
	expect(deviceMemory(storage('"text"'), () => {}).now()).toEqual({});
});
