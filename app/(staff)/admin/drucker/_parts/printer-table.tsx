import { useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import type { PrinterView } from "#lib/printing/printing.ts";
import { formatMoment } from "#lib/text/format.ts";
import { removePrinterAction, tryPrinterAction } from "../actions.ts";

/** Each with what it said last; the name leads to what can be changed. */
export function PrinterTable({
	printers,
	kiosks,
	stations,
}: {
	printers: readonly PrinterView[];
	kiosks: readonly { id: string; name: string }[];
	stations: readonly Station[];
}) {
	const t = useTranslations("printers");
	if (printers.length === 0) return <p>{t("none")}</p>;
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("list.name")}</th>
					<th scope="col">{t("list.where")}</th>
					<th scope="col">{t("list.address")}</th>
					<th scope="col">{t("list.kiosk")}</th>
					<th scope="col">{t("list.state")}</th>
					<th scope="col">{t("list.steps")}</th>
				</tr>
			</thead>
			<tbody>
				{printers.map((printer) => (
					<tr key={printer.id}>
						<th scope="row">
							<a
								href={staffPaths.printers({ id: printer.id })}
								className="text-action underline underline-offset-4"
							>
								{printer.name}
							</a>
						</th>
						<td data-label={t("list.where")}>
							{stations.find(({ id }) => id === printer.stationId)?.shortName}
						</td>
						<td data-label={t("list.address")} className="break-all">
							{printer.host}:{printer.port}
						</td>
						<td data-label={t("list.kiosk")}>
							{[
								kiosks.find(({ id }) => id === printer.deviceId)?.name,
								printer.atCounter ? t("list.atCounter") : undefined,
							]
								.filter((one) => one !== undefined)
								.join(", ") || t("list.noKiosk")}
						</td>
						<td data-label={t("list.state")}>
							{t(`states.${printer.state ?? "unknown"}`)}
							{printer.askedAt === null ? null : (
								<span className="block text-small text-muted">
									{t("list.asked")} {formatMoment(printer.askedAt, "de")}
								</span>
							)}
						</td>
						<td data-label={t("list.steps")}>
							<div className="flex flex-wrap gap-8">
								<form action={tryPrinterAction}>
									<HiddenFields fields={{ id: String(printer.id) }} />
									<Button variant="secondary">
										{t("list.try")}
										<span className="sr-only">: {printer.name}</span>
									</Button>
								</form>
								<form action={removePrinterAction}>
									<HiddenFields fields={{ id: String(printer.id) }} />
									<Button variant="secondary">
										{t("list.remove")}
										<span className="sr-only">: {printer.name}</span>
									</Button>
								</form>
							</div>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
