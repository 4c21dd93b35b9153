import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { StaffRefused } from "#components/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/authorise.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findStationToEdit } from "#lib/catalog/editing.ts";
import { now } from "#lib/clock.ts";
import { locales } from "#lib/locale.ts";
import { staffPaths } from "#lib/staff-paths.ts";
import { formTexts } from "../../../form-texts.ts";
import { keptOr } from "../../../kept.tsx";
import { firstOf, type SearchParams } from "../../../search-params.ts";
import { AdminPage } from "../../admin-page.tsx";
import { changeStationWordsAction } from "./actions.ts";

export default async function StationPage({
	params,
	searchParams,
}: {
	params: Promise<{ slug: string }>;
	searchParams: Promise<SearchParams>;
}) {
	const actor = await requireActor();
	const { slug } = await params;
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const found = await findStationToEdit(actor, slug, now());
	if (!found.ok)
		return (
			<StaffRefused
				kind={found.error === "forbidden" ? "forbidden" : "missing"}
			/>
		);
	const { shortName, words } = found.value;
	const t = await getTranslations("admin.stations");
	const languages = await getTranslations("admin.languages");
	const saved = firstOf((await searchParams).stand) === "gespeichert";
	const texts = await formTexts(t("save"));
	return (
		<AdminPage
			current="stations"
			title={shortName}
			saved={saved ? t("saved") : null}
		>
			<p>
				<a href={staffPaths.stations()}>{t("back")}</a>
			</p>
			<div className="grid gap-48 lg:grid-cols-2">
				{locales.map(async (locale) => {
					const own = words[locale];
					const form = `texte-${locale}`;
					const { values, before } = await keptOr(
						actor,
						{
							name: [own?.name ?? ""],
							directions: [own?.directions ?? ""],
							accessibility: [own?.accessibility ?? ""],
						},
						form,
					);
					return (
						<Section
							key={locale}
							id={`${form}-titel`}
							title={t("words", { language: languages(locale) })}
						>
							<StaffForm
								id={form}
								action={changeStationWordsAction}
								before={before}
								fields={[
									{ type: "text", name: "name", label: t("name") },
									{
										type: "lines",
										name: "directions",
										label: t("directions"),
										rows: 4,
									},
									{
										type: "lines",
										name: "accessibility",
										label: t("accessibility"),
										rows: 4,
									},
								]}
								values={values}
								hidden={{ slug, form, sprache: locale }}
								texts={texts}
							/>
						</Section>
					);
				})}
			</div>
		</AdminPage>
	);
}
