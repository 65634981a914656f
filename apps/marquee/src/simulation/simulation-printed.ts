import type { SimulationReport } from './simulation-report.ts';

/** A simulation in words. */
export function simulationPrinted(report: SimulationReport): string {
	const { visits, events, calls, truth } = report;
	const lost = Object.entries(events.lost);
	const many = (count: number, what: string) => `${count.toLocaleString('en')} ${what}`;
	return [
		`${many(report.members, 'members')} over ${report.days} days until ${report.until}, ${many(report.titles, 'titles')}, seed ${report.seed}, policy ${report.policy}${report.finished ? '' : '; stopped before the end'}`,
		`visits     ${many(visits.visits, 'made')} (${visits.perSecond.toFixed(1)} a second), ${many(visits.withoutPage, 'without a page')}, ${many(visits.unsent, 'could not be sent')}`,
		`pages      ${told(visits.served)}; ${many(visits.looked, 'titles looked at')}, ${many(visits.unknownTitles, 'unknown to this world')}; ${many(visits.searches, 'searches')}, ${visits.found} found`,
		`watched    ${many(visits.plays, 'plays')}, ${many(visits.completions, 'to the end')} sooner or later`,
		`events     ${many(events.accepted, 'accepted')}, ${many(events.duplicates, 'duplicates')}, ${many(events.pending, 'still to come')}; lost: ${lost.length === 0 ? 'none' : told(events.lost)}`,
		`requests   ${many(calls.requests, 'sent')} (${told(calls.statuses)}), ${many(calls.retries, 'again')}, ${many(calls.timeouts, 'not answered in time')}, broken off: ${told(calls.broken)}, ${many(calls.failed, 'given up')}`,
		`answers    p50 ${calls.latencyMs.p50.toFixed(1)} ms, p95 ${calls.latencyMs.p95.toFixed(1)} ms, p99 ${calls.latencyMs.p99.toFixed(1)} ms`,
		`truth      mean satisfaction ${truth.meanSatisfaction.toFixed(3)}, ${many(truth.left, 'members')} left for good`,
	].join('\n');
}

const told = (counts: Readonly<Record<string, number>>): string =>
	Object.entries(counts)
		.map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
		.join(', ') || 'none';
