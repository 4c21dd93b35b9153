import { useTranslations } from "next-intl";
import { staffPaths } from "#lib/paths/staff.ts";
import type { ProgramView } from "#lib/programs/programs.ts";
import { formatMoment } from "#lib/text/format.ts";

/** All programs; the name of each leads to what can be changed. */
export function ProgramList({
	programs,
	names,
}: {
	programs: readonly ProgramView[];
	/** Of stations, by slug. */
	names: ReadonlyMap<string, string>;
}) {
	const t = useTranslations("programs");
	if (programs.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("list.name")}</th>
					<th scope="col">{t("list.clientId")}</th>
					<th scope="col">{t("list.scopes")}</th>
					<th scope="col">{t("list.where")}</th>
					<th scope="col">{t("list.lastUsed")}</th>
					<th scope="col">{t("list.state")}</th>
				</tr>
			</thead>
			<tbody>
				{programs.map((program) => (
					<tr key={program.id}>
						<th scope="row">
							<a
								href={staffPaths.programs({ id: program.id })}
								className="text-action underline underline-offset-4"
							>
								{program.name}
							</a>
						</th>
						<td data-label={t("list.clientId")} className="break-all">
							{program.clientId}
						</td>
						<td data-label={t("list.scopes")}>
							{program.scopes.map((scope) => t(`scopes.${scope}`)).join(", ")}
						</td>
						<td data-label={t("list.where")}>
							{program.stations === "all"
								? t("list.everywhere")
								: program.stations
										.map((slug) => names.get(slug) ?? slug)
										.join(", ")}
						</td>
						<td data-label={t("list.lastUsed")}>
							{program.lastUsedAt === null
								? t("list.never")
								: formatMoment(program.lastUsedAt, "de")}
						</td>
						<td data-label={t("list.state")}>
							{program.isOff ? t("list.off") : t("list.on")}
							<HookState program={program} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** What stands on the program's own page, so that nobody has to open each to learn of it. */
function HookState({ program: { isOff, hook } }: { program: ProgramView }) {
	const t = useTranslations("programs.list");
	const since = hook?.offAt ?? hook?.failingSince ?? null;
	if (isOff || since === null) return null;
	const moment = formatMoment(since, "de");
	return (
		<p className="font-bold">
			<span aria-hidden>⚠ </span>
			{hook?.offAt
				? t("hookOff", { since: moment })
				: t("hookFailing", { since: moment })}
		</p>
	);
}
