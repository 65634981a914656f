import { said } from '../said.ts';

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
	const { what, remedy, code } = said(error);
	return (
		<div className="problem" role="alert">
			<h2>{title}</h2>
			<p>{/[.!?]$/.test(what) ? what : `${what}.`}</p>
			<p className="quiet">{remedy}</p>
			<div className="actions">
				<button type="button" className="button primary" onClick={retry}>
					Try again
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
