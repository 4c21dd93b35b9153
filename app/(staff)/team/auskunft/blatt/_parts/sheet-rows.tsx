import type { Sheet } from "#lib/privacy/rules/sheet.ts";

type Row = Sheet["sections"][number]["entries"][number]["facts"];

/** From so many rows on they are a table. */
const MANY = 3;

/** Rows of one table of the database: some below each other, many in a table. */
export function SheetRows({
	title,
	rows,
}: {
	title: string;
	rows: readonly Row[];
}) {
	return rows.length < MANY ? (
		rows.map((facts, index) => (
			// Rows of one reading, which never change places.
			<dl
				key={`${title} ${index}`}
				className="grid break-inside-avoid gap-x-16 border-s-4 border-line ps-16 sm:grid-cols-[16rem_minmax(0,1fr)]"
			>
				{facts.map(({ field, what, text, form }) => (
					<div key={field} className="contents">
						<dt className="text-muted">{what}</dt>
						<dd className="mb-4 min-w-0 [overflow-wrap:anywhere]">
							{text}
							{form ? (
								<span className="text-small text-muted"> ({form})</span>
							) : null}
						</dd>
					</div>
				))}
			</dl>
		))
	) : (
		<Many title={title} rows={rows} />
	);
}

function Many({ title, rows }: { title: string; rows: readonly Row[] }) {
	const columns = [
		...new Map(rows.flat().map(({ field, what }) => [field, what])),
	];
	return (
		<table className="staff-table">
			<caption className="sr-only">{title}</caption>
			<thead>
				<tr>
					{columns.map(([field, what]) => (
						<th key={field} scope="col">
							{what}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row, index) => (
					<tr key={`${title} ${index}`}>
						{columns.map(([field, what]) => (
							<td key={field} data-label={what}>
								{row.find((one) => one.field === field)?.text ?? "–"}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
