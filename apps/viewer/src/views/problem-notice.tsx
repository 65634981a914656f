import { said } from '../said.ts';
import { useLanguage } from './surroundings.ts';
import { WordsOf } from './words-of.tsx';

/** What went wrong, what to do, and a button that does it. */
export function ProblemNotice({
	title,
	error,
	retry,
	otherwise,
}: {
	title: string;
	error: unknown;
	retry: () => void;
	otherwise?: { readonly label: string; readonly href: string };
}) {
	const language = useLanguage();
	const { what, remedy, code } = said(error, language);
	const text = /[.!?。]$/.test(what.text) ? what.text : `${what.text}.`;
	return (
		<div className="problem" role="alert">
			<h2>{title}</h2>
			<p>
				<WordsOf told={{ ...what, text }} />
			</p>
			<p className="quiet">{remedy}</p>
			<div className="actions">
				<button type="button" className="button primary" onClick={retry}>
					{language.words.problems.again}
				</button>
				{otherwise && (
					<a className="button" href={otherwise.href}>
						{otherwise.label}
					</a>
				)}
			</div>
			<p className="problem-code">{code}</p>
		</div>
	);
}
