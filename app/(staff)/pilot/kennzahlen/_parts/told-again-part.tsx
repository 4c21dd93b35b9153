import { getTranslations } from "next-intl/server";
import { FormFields } from "#components/form/form-field.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type FiguresView, figuresEntries, pilot } from "#lib/paths/pilot.ts";
import { countCell, shareCell } from "#lib/pilot/figures/rules/cell.ts";
import type { Held, TellingDay } from "#lib/queue/past/rules/held.ts";
import { formatDate } from "#lib/text/format.ts";
import type { AskedTelling, Telling } from "./asked-telling.ts";
import { KeptFields } from "./kept-fields.tsx";
import type { FigureWords } from "./words.ts";

/** What today's forecast would have told on a day that is over, beside what came. */
export async function ToldAgainPart({
	asked,
	telling,
	view,
	stations,
	words,
}: {
	asked: AskedTelling;
	telling: Telling | null;
	/** What the other figures are narrowed to. */
	view: FiguresView;
	stations: readonly { slug: string; shortName: string }[];
	words: FigureWords;
}) {
	const t = await getTranslations("figures.toldAgain");
	const fields: FieldSpec[] = [
		{
			type: "list",
			name: "prognose-ort",
			label: t("station"),
			width: "half",
			options: stations.map(({ slug, shortName }) => ({
				value: slug,
				text: shortName,
			})),
		},
		{
			type: "date",
			name: "prognose-tag",
			label: t("day"),
			hint: t("dayHint"),
			width: "half",
		},
	];
	const problem = telling && !telling.ok ? telling.error : null;
	const isFlaw = problem === "date-invalid" || problem === "date-not-over";
	return (
		<section className="figure" aria-labelledby="prognose">
			<h2 id="prognose" className="kern-heading-small">
				{t("title")}
			</h2>
			<p>{t("lead")}</p>
			{problem && !isFlaw ? (
				<Alert kind="warning" role="status" title={t(`problems.${problem}`)} />
			) : null}
			{telling?.ok ? <Told telling={telling.value} words={words} /> : null}
			<form
				action={`${pilot.figures()}#prognose`}
				method="get"
				noValidate
				aria-label={t("title")}
				className="no-print flex flex-col gap-16"
			>
				<KeptFields entries={figuresEntries(view)} />
				<FormFields
					fields={fields}
					state={{
						sent: {
							"prognose-ort": asked.station,
							"prognose-tag": asked.date,
						},
						errors:
							problem && isFlaw
								? { "prognose-tag": t(`problems.${problem}`) }
								: {},
					}}
					layout="columns"
				/>
				<Button>{t("submit")}</Button>
			</form>
			<p className="figure-definition">{t("definition")}</p>
		</section>
	);
}

async function Told({
	telling: { day, date, station },
	words,
}: {
	telling: {
		day: TellingDay;
		date: Parameters<typeof formatDate>[0];
		station: string;
	};
	words: FigureWords;
}) {
	const t = await getTranslations("figures.toldAgain");
	const rows: { key: string; text: string; held: Held }[] = [
		{ key: "all", text: t("all"), held: day.all },
		{ key: "walkIns", text: t("walkIns"), held: day.walkIns },
		{ key: "booked", text: t("booked"), held: day.booked },
		...day.hours.map((held) => ({
			key: String(held.hour),
			text: t("hour", { hour: String(held.hour) }),
			held,
		})),
		{ key: "bothNow", text: t("bothNow"), held: day.both.today },
		{ key: "bothThen", text: t("bothThen"), held: day.both.onTheDay },
	];
	const columns = ["who", "people", "within", "longer"] as const;
	return (
		<>
			<table className="staff-table figure-table">
				<caption>
					{t("caption", { station, date: formatDate(date, "de", "year") })}
				</caption>
				<thead>
					<tr>
						{columns.map((name) => (
							<th key={name} scope="col">
								{t(`columns.${name}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ key, text, held: { people, within, longer } }) => (
						<tr key={key}>
							<th scope="row">{text}</th>
							<td data-label={t("columns.people")}>
								{people === 0
									? t("unknown")
									: words.cell(countCell(people), "count")}
							</td>
							<td data-label={t("columns.within")}>
								{people === 0
									? t("unknown")
									: words.cell(shareCell(within, people), "percent")}
							</td>
							<td data-label={t("columns.longer")}>
								{people === 0
									? t("unknown")
									: words.cell(shareCell(longer, people), "percent")}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{day.untold > 0 ? (
				<p>
					{t("untold", { count: words.cell(countCell(day.untold), "count") })}
				</p>
			) : null}
		</>
	);
}
