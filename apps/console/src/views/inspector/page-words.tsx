import type { RowPin } from '../../answers/trace.ts';
import type { Inspected } from '../../inspector/inspected.ts';
import { takenWords } from '../../inspector/why.ts';
import { age, moment, setting, shortHash } from '../../words/figures.ts';

const servedWords = {
	fresh: 'made for the request',
	kept: 'kept from before',
	popular: 'what is popular',
};

/** What a page is, in one line: how it came about, by which model and policy, how old what it rests on was. */
export function PageWords({
	inspected: { page, trace },
	heading,
}: {
	inspected: Pick<Inspected, 'page' | 'trace'>;
	heading: string | undefined;
}) {
	const generatedAt = page?.generatedAt ?? trace?.generatedAt;
	const bundle = trace?.bundle ?? page?.model.bundle;
	const ageOf = (at: number | null) => age(at === null ? null : (generatedAt ?? at) - at);
	return (
		<header className="page-words">
			<h2 className={heading === undefined ? 'unseen' : ''}>{heading ?? 'The page'}</h2>
			<p>
				<span>
					<b>{page?.surface ?? trace?.asked?.surface ?? 'page'}</b> of{' '}
					<b>{page?.profileId ?? trace?.profileId}</b>
					{trace?.isKnown === false && ' (nothing known of it)'}
				</span>
				{page && (
					<span className={page.served.how === 'fresh' ? 'good' : 'watch'}>
						{servedWords[page.served.how]}
					</span>
				)}
				{generatedAt !== undefined && <span>{moment(generatedAt)}</span>}
				{bundle !== undefined && (
					<span>
						bundle <code title={bundle}>{shortHash(bundle)}</code>
					</span>
				)}
				{trace?.policy !== undefined && (
					<span>
						policy <code>{trace.policy}</code>
					</span>
				)}
				{trace?.layout !== undefined && (
					<span>
						layout <code>{trace.layout}</code>
					</span>
				)}
				{trace?.pins?.map((pin) => (
					<span key={pin.family} className={pin.why === undefined ? 'good' : 'watch'}>
						{pinWords(pin)}
					</span>
				))}
				{trace?.diversity && (
					<span>
						diversity took {takenWords(trace.diversity)}, dial at {setting(trace.diversity.share)}
					</span>
				)}
				{page && (
					<span>
						inputs: profile {ageOf(page.asOf.profile)}, events {ageOf(page.asOf.events)}, popularity{' '}
						{ageOf(page.asOf.popularity)} old
					</span>
				)}
			</p>
		</header>
	);
}

/** Where a pinned row stands, and why there; people count places from 1. */
function pinWords({ family, place, stands, why }: RowPin): string {
	const pinned = `${family} pinned to ${place + 1}`;
	if (why === undefined) return pinned;
	return `${pinned}, ${stands === undefined ? 'not shown' : `stands at ${stands + 1}`}: ${why}`;
}
