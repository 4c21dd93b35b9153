import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { listPrinters } from "#lib/printing/queries/list-printers.ts";
import { printerMark } from "#lib/printing/rules/printer-form.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { printerFields, printerValues } from "./_parts/printer-fields.ts";
import { PrinterTable } from "./_parts/printer-table.tsx";
import { addPrinterAction, changePrinterAction } from "./actions.ts";

const SAVED = [
	"angelegt",
	"gespeichert",
	"entfernt",
	"gedruckt",
	"nicht-gedruckt",
] as const;

/** Receipt printers of the houses: where they are, how they are, and a slip to try. */
export default async function PrintersPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await listPrinters(actor, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { printers, kiosks } = found.value;
	const params = await searchParams;
	const { stations } = await getCatalog("de", at);
	const asked = textOf(params, "drucker");
	const chosen = printers.find(({ id }) => String(id) === asked) ?? null;
	const stand = textOf(params, "stand");
	const saved = SAVED.find((one) => one === stand);
	const t = await getTranslations("printers");
	return (
		<AdminPage
			title={t("title")}
			current="printers"
			actor={actor}
			lead={<p className="max-w-column">{t("lead")}</p>}
			saved={saved ? t(`saved.${saved}`) : null}
			stand={stand}
		>
			<PrinterTable printers={printers} kiosks={kiosks} stations={stations} />
			<section aria-labelledby="eintragen" className="flex flex-col gap-16">
				<Heading id="eintragen">
					{chosen ? t("form.change", { name: chosen.name }) : t("form.new")}
				</Heading>
				<Form
					key={chosen?.id ?? "new"}
					id="drucker"
					action={chosen ? changePrinterAction : addPrinterAction}
					fields={await printerFields(stations, kiosks)}
					sent={printerValues(chosen, stations)}
					hidden={{
						form: `printer ${chosen?.id ?? ""}`,
						id: String(chosen?.id ?? ""),
						shown: chosen ? printerMark(chosen) : "",
					}}
					texts={await formTexts(chosen ? t("form.save") : t("form.add"))}
				/>
				{chosen ? (
					<p>
						<a
							href={staffPaths.printers()}
							className="text-action underline underline-offset-4"
						>
							{t("form.back")}
						</a>
					</p>
				) : null}
			</section>
		</AdminPage>
	);
}
