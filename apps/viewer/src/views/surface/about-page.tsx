import type { Page } from '@marquee/contracts';
import { useId } from 'react';
import { Icon } from '../icons.tsx';
import { Modal } from '../modal.tsx';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { WordsOf } from '../words-of.tsx';

/** How a page came about, how old what it rests on is, and what was done without. */
export function AboutPage({ page, close }: { page: Page; close: () => void }) {
	const language = useLanguage();
	const { about, title } = language.words;
	const heading = useId();
	const { served, asOf, model, skipped } = page;
	const how = { fresh: about.fresh, kept: about.keptHow, popular: about.popularHow }[served.how];
	return (
		<Modal className="sheet about" labelledBy={heading} close={close}>
			<button type="button" className="round close" aria-label={title.close} onClick={close}>
				<Icon name="close" />
			</button>
			<div className="sheet-body">
				<h2 id={heading}>{about.about}</h2>
				<dl className="ages">
					<dt>{about.how}</dt>
					<dd>{how}</dd>
					{served.because !== undefined && (
						<>
							<dt>{about.because}</dt>
							<dd>
								<WordsOf told={{ text: served.because, foreign: language.spoken !== 'en' }} />
							</dd>
						</>
					)}
					<Age what={about.made} at={page.generatedAt} />
					<Age what={about.you} at={asOf.profile} />
					<Age what={about.everybody} at={asOf.events} />
					<Age what={about.popularity} at={asOf.popularity} />
					<Age what={about.learnt} at={model.trainedAt} />
					<dt>{about.skipped}</dt>
					<dd>
						{skipped.length === 0
							? about.none
							: skipped.map(({ stage, cause }) => (
									<span key={stage} className="skipped" lang="en" dir="ltr">
										{stage}: {cause}
									</span>
								))}
					</dd>
				</dl>
				<p className="problem-code">{page.requestId}</p>
			</div>
		</Modal>
	);
}

function Age({ what, at }: { what: string; at: number | null }) {
	const { words, ago, moment } = useLanguage();
	const { clock } = useViewer();
	return (
		<>
			<dt>{what}</dt>
			<dd>
				{at === null ? (
					words.about.nothing
				) : (
					<>
						{ago(at, clock.now())} <span className="quiet">{moment(at)}</span>
					</>
				)}
			</dd>
		</>
	);
}
