import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { SWEEPS, type Sweep, type SweepName } from "#lib/watch/watch.ts";

const isKnown = (name: string): name is SweepName =>
	(SWEEPS as readonly string[]).includes(name);

/** @param at epoch milliseconds from which the ages count */
export function SweepTable({
	sweeps,
	at,
}: {
	sweeps: readonly Sweep[] | undefined;
	at: number;
}) {
	const t = useTranslations("admin.operation.sweeps");
	if (!sweeps || sweeps.length === 0) return <p>{t("unknown")}</p>;
	const when = (ago: number | null) =>
		ago === null ? null : whenOf(Math.round(at - ago * 1_000));
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("name")}</th>
					<th scope="col">{t("done")}</th>
					<th scope="col">{t("failed")}</th>
				</tr>
			</thead>
			<tbody>
				{sweeps.map(({ name, doneAgo, failedAgo }) => (
					<tr key={name}>
						<th scope="row">{isKnown(name) ? t(`names.${name}`) : name}</th>
						<td data-label={t("done")}>{when(doneAgo) ?? t("never")}</td>
						<td data-label={t("failed")}>{when(failedAgo) ?? "–"}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
