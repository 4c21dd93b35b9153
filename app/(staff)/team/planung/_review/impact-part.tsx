import { TextArea } from "#components/ui/text-area.tsx";
import {
	ALL,
	CANCEL_REASON,
	type ImpactView,
	VERSION,
	wayField,
} from "./impact-fields.ts";

/** Everybody a change concerns, each with what becomes of them: part of a form, before anything is saved. */
export function ImpactPart({
	impact,
	error,
}: {
	impact: ImpactView;
	/** What is wrong with the reason for those who are cancelled. */
	error: string | undefined;
}) {
	const { texts, rows, returning } = impact;
	return (
		<section className="flex flex-col gap-16" aria-labelledby="betroffene">
			<h2 id="betroffene" className="kern-heading-small">
				{impact.title}
			</h2>
			<p>{impact.text}</p>
			<input type="hidden" name={VERSION} value={impact.version} />
			{returning.length === 0 ? null : (
				<table className="team-table plan-impact">
					<caption className={rows.length > 0 ? "font-bold" : "sr-only"}>
						{texts.returning}
					</caption>
					<thead>
						<tr>
							<th scope="col">{texts.when}</th>
							<th scope="col">{texts.who}</th>
							<th scope="col">{texts.becomes}</th>
							<th scope="col">{texts.told}</th>
						</tr>
					</thead>
					<tbody>
						{returning.map((row) => (
							<tr key={row.id}>
								<td data-label={texts.when}>{row.when}</td>
								<Who row={row} label={texts.who} />
								<td data-label={texts.becomes}>{row.becomes}</td>
								<td data-label={texts.told}>{row.told}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{rows.length === 0 ? null : (
				<>
					<div className="flex flex-wrap items-center gap-8">
						<span>{texts.all}</span>
						{texts.allWays.map(({ value, text }) => (
							<button
								key={value}
								type="submit"
								name={ALL}
								value={value}
								className="team-button"
							>
								{text}
							</button>
						))}
					</div>
					<table className="team-table plan-impact">
						<thead>
							<tr>
								<th scope="col">{texts.when}</th>
								<th scope="col">{texts.who}</th>
								<th scope="col">{texts.what}</th>
								<th scope="col">{texts.told}</th>
								<th scope="col">{texts.way}</th>
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<tr key={row.id}>
									<td data-label={texts.when}>
										{row.when}
										<span className="block text-small text-muted">
											{row.where}
										</span>
									</td>
									<Who row={row} label={texts.who} />
									<td data-label={texts.what}>{row.services}</td>
									<td data-label={texts.told}>{row.told}</td>
									<td data-label={texts.way}>
										<select
											className="team-input"
											name={wayField(row.id)}
											defaultValue={row.value}
											key={row.value}
											aria-label={`${texts.wayFor} ${row.name}, ${row.when}`}
										>
											{[...row.options, ...texts.common].map(
												({ value, text }) => (
													<option key={value} value={value}>
														{text}
													</option>
												),
											)}
										</select>
									</td>
								</tr>
							))}
						</tbody>
					</table>
					<div className="max-w-column">
						<TextArea
							name={CANCEL_REASON}
							label={texts.cancelReason}
							hint={texts.cancelReasonHint}
							optional={texts.cancelReasonWhen}
							error={error}
							value={impact.cancelReason}
							rows={2}
						/>
					</div>
				</>
			)}
		</section>
	);
}

function Who({
	row: { name, phone },
	label,
}: {
	row: { name: string; phone: string | null };
	label: string;
}) {
	return (
		<th scope="row" data-label={label}>
			{name}
			{phone ? (
				<span className="block text-small font-normal text-muted">{phone}</span>
			) : null}
		</th>
	);
}
