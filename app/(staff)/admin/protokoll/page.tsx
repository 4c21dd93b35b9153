import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now, playedMoment } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { listAudit, listAuditChoices } from "#lib/staff/queries/list-audit.ts";
import { readAuditFilter } from "#lib/staff/rules/audit.ts";
import { AdminPage } from "../_parts/admin-page.tsx";
import { actionWords } from "./_parts/action-words.ts";
import { askedView } from "./_parts/asked.ts";
import { detailWords } from "./_parts/detail-words.ts";
import { AuditFilterForm } from "./_parts/filter-form.tsx";

const PAGE = 50;

/** Who did or tried what, when. */
export default async function AuditPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const view = askedView(await searchParams);
	// One more than is shown: then there is a next page.
	const found = await listAudit(actor, readAuditFilter(view), PAGE + 1, now());
	const choices = found.ok ? await listAuditChoices(actor, now()) : found;
	if (!found.ok || !choices.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.audit");
	const words = await actionWords();
	const { stations } = await getCatalog("de");
	const said = detailWords(t, stations, choices.value.people);
	const lines = found.value.slice(0, PAGE);
	const last = lines.at(-1);
	return (
		<AdminPage
			current="audit"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			{playedMoment() ? <p className="text-muted">{t("played")}</p> : null}
			<AuditFilterForm
				view={view}
				people={choices.value.people}
				stations={stations}
				actions={choices.value.actions.map((action) => ({
					value: action,
					text: words(action),
				}))}
			/>
			{lines.length === 0 ? (
				<p role="status">{t("nothing")}</p>
			) : (
				<table className="staff-table">
					<caption className="sr-only">{t("title")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("when")}</th>
							<th scope="col">{t("who")}</th>
							<th scope="col">{t("what")}</th>
							<th scope="col">{t("where")}</th>
							<th scope="col">{t("detail")}</th>
						</tr>
					</thead>
					<tbody>
						{lines.map((line) => (
							<tr key={line.id}>
								<th scope="row" className="whitespace-nowrap">
									{whenOf(line.at)}
								</th>
								<td data-label={t("who")}>{line.person ?? t("nobody")}</td>
								<td data-label={t("what")}>{words(line.action)}</td>
								<td data-label={t("where")}>
									{stations.find(({ id }) => id === line.stationId)
										?.shortName ?? "–"}
								</td>
								<td
									data-label={t("detail")}
									className="text-muted [overflow-wrap:anywhere]"
								>
									{[said.subject(line.subject), ...said.detail(line.detail)]
										.filter(Boolean)
										.map((fact) => (
											<span key={fact} className="block">
												{fact}
											</span>
										))}
									{line.subject === null && line.detail === null ? "–" : null}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<div className="flex flex-wrap gap-x-24 gap-y-8">
				{view.before ? (
					<a
						className="jump"
						href={staffPaths.audit({ ...view, before: undefined })}
					>
						{t("newest")}
					</a>
				) : null}
				{found.value.length > PAGE && last ? (
					<a
						className="jump"
						href={staffPaths.audit({ ...view, before: last.id })}
					>
						{t("older")}
					</a>
				) : null}
				<a
					className="jump"
					href={staffPaths.auditFile({ ...view, before: undefined })}
					download
				>
					{t("file")}
				</a>
			</div>
		</AdminPage>
	);
}
