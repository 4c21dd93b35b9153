import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { ROLES } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { MOST_ROWS } from "#lib/staff/rules/import.ts";
import { ImportForm } from "./_parts/import-form.tsx";
import { importTexts } from "./_parts/import-words.ts";

/** Many accounts at once, from a table: what would happen is shown first. */
export default async function ImportPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "user:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.accounts.imports");
	const roles = await getTranslations("staff.roles");
	const { stations } = await getCatalog("de");
	const [one, two] = stations;
	const example = [
		t("header"),
		`ada@example.de;Ada Beispiel;${roles("clerk")};${[one, two].map((station) => station?.shortName).join(", ")}`,
		`bo@example.de;Bo Muster;${roles("coordinator")};`,
	].join("\n");
	return (
		<AdminPage
			current="accounts"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			<p>
				<a href={staffPaths.accounts()}>{t("back")}</a>
			</p>
			<Section id="aufbau" title={t("format")}>
				<p>{t("columns", { rows: MOST_ROWS })}</p>
				<p>
					{t("roles", {
						roles: ROLES.map((role) => roles(role)).join(", "),
					})}
				</p>
				<p>
					{t("stations", {
						stations: stations.map(({ shortName }) => shortName).join(", "),
					})}
				</p>
				<pre className="whitespace-pre-wrap break-words">{example}</pre>
			</Section>
			<Section id="einlesen" title={t("read")}>
				<ImportForm texts={await importTexts()} />
			</Section>
		</AdminPage>
	);
}
