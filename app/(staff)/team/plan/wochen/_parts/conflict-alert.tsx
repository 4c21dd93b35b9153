import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { team } from "#lib/paths/staff.ts";
import { formatDate } from "#lib/text/format.ts";
import { useConflictWords } from "./desk-cell.tsx";
import type { ShownStation } from "./weeks-view.ts";

const MOST = 8;

/** Everything that does not fit in these weeks, each with the way to its day. */
export function ConflictAlert({
	stations,
}: {
	stations: readonly ShownStation[];
}) {
	const t = useTranslations("team.plan.weeks.conflicts");
	const words = useConflictWords();
	const found = stations
		.flatMap(({ slug, desks }) =>
			desks.flatMap(({ desk, days }) =>
				days.flatMap(({ date, conflicts }) =>
					conflicts.map((conflict) => ({
						key: `${desk.id} ${date} ${conflict.kind}`,
						date,
						href: team.plan({ day: date, station: slug }),
						text: t("line", {
							desk: desk.name,
							day: formatDate(date, "de", "short"),
							text: words(conflict),
						}),
					})),
				),
			),
		)
		.sort((a, b) => a.date.localeCompare(b.date));
	if (found.length === 0) return <p className="text-muted">{t("none")}</p>;
	return (
		<Alert kind="warning" title={t("title", { count: found.length })}>
			<ul className="flex flex-col gap-8">
				{found.slice(0, MOST).map(({ key, href, text }) => (
					<li key={key}>
						<a href={href}>{text}</a>
					</li>
				))}
				{found.length > MOST ? (
					<li>{t("more", { count: found.length - MOST })}</li>
				) : null}
			</ul>
		</Alert>
	);
}
