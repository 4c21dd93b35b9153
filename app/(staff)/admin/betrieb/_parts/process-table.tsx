import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { isRunning } from "#lib/watch/rules/work.ts";
import type { Beat } from "#lib/watch/watch.ts";

/** @param at epoch milliseconds from which the ages count */
export function ProcessTable({
	beats,
	at,
}: {
	beats: readonly Beat[] | undefined;
	at: number;
}) {
	const t = useTranslations("admin.operation.processes");
	if (!beats || beats.length === 0) return <p>{t("unknown")}</p>;
	const when = (ago: number) => whenOf(Math.round(at - ago * 1_000));
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("serve")}</th>
					<th scope="col">{t("host")}</th>
					<th scope="col">{t("version")}</th>
					<th scope="col">{t("started")}</th>
					<th scope="col">{t("seen")}</th>
				</tr>
			</thead>
			<tbody>
				{beats.map((beat) => (
					<tr key={`${beat.host} ${beat.serve} ${beat.startedAgo}`}>
						<th scope="row">{t(`serves.${beat.serve}`)}</th>
						<td data-label={t("host")} className="[overflow-wrap:anywhere]">
							{beat.host}
						</td>
						<td data-label={t("version")}>{beat.version}</td>
						<td data-label={t("started")}>{when(beat.startedAgo)}</td>
						<td data-label={t("seen")}>
							{isRunning(beat)
								? t("runs")
								: t("silent", { since: when(beat.seenAgo) })}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
