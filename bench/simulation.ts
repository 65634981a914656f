import { parseArgs } from 'node:util';
import { atRandom, byTaste, lived, world } from '@marquee/simulation';

/*
 * How many visits a second does a simulated world take?
 *
 *     node bench/simulation.ts [--members 10000] [--visits 10] [--titles 1000] [--json]
 *
 * Members are born with their past, then look at slates of 20 titles: by themselves (`visits`), and as `lived` runs an arm of
 * 28 days, with a ranker that costs next to nothing and one that scores every title. Processor time, one core.
 */
const { values: flags } = parseArgs({
	options: {
		members: { type: 'string', default: '10000' },
		visits: { type: 'string', default: '10' },
		titles: { type: 'string', default: '1000' },
		json: { type: 'boolean', default: false },
	},
});
const [members, visits, titles] = [flags.members, flags.visits, flags.titles].map(Number) as [
	number,
	number,
	number,
];
const of = world({ seed: 1, titles });

/** Seconds of processor time. */
function timed<Result>(work: () => Result): { readonly result: Result; readonly seconds: number } {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return { result, seconds: (user + system) / 1e6 };
}

const born = timed(() => Array.from({ length: members }, (_, i) => of.member(i)));
const slates = Array.from({ length: 97 }, (_, s) =>
	Int32Array.from({ length: 20 }, (_, place) => (s * 31 + place * 7) % titles),
);
const looked = timed(() => {
	let count = 0;
	for (const member of born.result)
		for (let k = 0; k < visits; k++, count++)
			of.visit(member, { titles: slates[count % slates.length]! }, of.begin + k);
	return count;
});
const arms = [atRandom(of), byTaste(of, 0.5)].map((ranker) => {
	const arm = timed(() => lived(of, ranker, { members: Math.min(members, 2_000) }));
	const made = arm.result.visits.reduce((a, b) => a + b, 0);
	return { ranker: ranker.name, visits: made, seconds: arm.seconds };
});
const report = {
	titles,
	births: { members, seconds: born.seconds },
	visits: { visits: looked.result, seconds: looked.seconds },
	arms,
	residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
};

if (flags.json) console.log(JSON.stringify(report));
else {
	const line = (what: string, count: number, seconds: number) =>
		console.log(
			`${what.padEnd(34)}${count.toLocaleString('en').padStart(9)} in ${seconds.toFixed(2)} s, ${((1e6 * seconds) / count).toFixed(1)} µs each`,
		);
	line('members born with their past', members, born.seconds);
	line('visits, slates of 20', looked.result, looked.seconds);
	for (const arm of arms) line(`visits of an arm by ${arm.ranker}`, arm.visits, arm.seconds);
	console.log(`${report.residentMiB} MiB resident`);
}
