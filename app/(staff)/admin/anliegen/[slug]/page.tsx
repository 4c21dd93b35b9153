import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { locales } from "#lib/text/locale.ts";
import { FeePart } from "./_parts/fee-part.tsx";
import { factFields, wordFields } from "./_parts/fields.ts";
import { changeServiceAction, changeServiceWordsAction } from "./actions.ts";

export default async function ServicePage({
	params,
	searchParams,
}: {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findServiceToEdit(actor, (await params).slug, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { slug, bookable, facts, words, fees } = found.value;
	const t = await getTranslations("admin.services");
	const languages = await getTranslations("admin.languages");
	const saved = textOf(await searchParams, "stand") === "gespeichert";
	const tick = (on: boolean) => (on ? ["1"] : []);
	const texts = await formTexts(t("save"));
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={words.de?.name ?? slug}
			saved={saved ? t("saved") : null}
		>
			<p>
				<a href={staffPaths.services()}>{t("back")}</a>
			</p>
			<div className="grid gap-48 lg:grid-cols-2">
				{bookable ? (
					<Section id="zeiten-titel" title={t("times")}>
						<p>{t("timesHint")}</p>
						<Form
							id="zeiten"
							action={changeServiceAction}
							fields={await factFields()}
							sent={{
								durationMinutes: [String(facts.durationMinutes)],
								extraMinutes: [String(facts.extraMinutes)],
								maxQuantity: [String(facts.maxQuantity)],
								walkInSuitable: tick(facts.walkInSuitable),
								popular: tick(facts.popular),
							}}
							hidden={{ slug, form: "zeiten" }}
							texts={texts}
						/>
					</Section>
				) : null}
				<FeePart slug={slug} fees={fees} />
				{locales.map(async (locale) => {
					const own = words[locale];
					const form = `texte-${locale}`;
					return (
						<Section
							key={locale}
							id={`${form}-titel`}
							title={t("words", { language: languages(locale) })}
						>
							<Form
								id={form}
								action={changeServiceWordsAction}
								fields={await wordFields()}
								sent={{
									name: [own?.name ?? ""],
									summary: [own?.summary ?? ""],
									quantityLabel: [own?.quantityLabel ?? ""],
									documents: [(own?.documents ?? []).join("\n")],
									hint: [own?.hint ?? ""],
								}}
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
