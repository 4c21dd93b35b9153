import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { languageFields } from "#components/form/language-fields.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { listCategories } from "#lib/catalog/queries/list-categories.ts";
import {
	categoryField,
	categoryMark,
	typedCategory,
} from "#lib/catalog/rules/category-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { StepButtons } from "../_parts/step-buttons.tsx";
import { orderCategoryAction, saveCategoryAction } from "./actions.ts";

/** Under which headings services stand on the first page. */
export default async function CategoriesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await listCategories(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.categories");
	const form = await getTranslations("staff.form");
	const news = textOf(await searchParams, "stand");
	const fields = languageFields("more", form("moreLanguages"), (locale) => [
		{
			type: "text",
			name: categoryField(locale),
			label: t("name", { language: germanNameOf(locale) }),
			...(locale === defaultLocale ? {} : { optional: form("optional") }),
		},
	]);
	return (
		<AdminPage
			current="services"
			actor={actor}
			stand={news}
			title={t("title")}
			lead={t("lead")}
			saved={
				news === "gespeichert"
					? t("saved")
					: news === "geloescht"
						? t("deleted")
						: null
			}
		>
			<p>
				<a href={staffPaths.services()}>{t("back")}</a>
			</p>
			<StaleNote
				actor={actor}
				kind="category"
				href={(place) => staffPaths.ownText({ kind: "category", ...place })}
			/>
			{news === "in-use" ? (
				<Alert kind="warning" role="alert" title={t("inUse")} />
			) : null}
			{found.value.map(async ({ slug, names, services }, index, all) => (
				<Section key={slug} id={slug} title={names.de}>
					<p>{t("count", { count: services })}</p>
					<StepButtons
						action={orderCategoryAction}
						slug={slug}
						name={names.de}
						steps={[
							...(index > 0 ? (["hoch"] as const) : []),
							...(index < all.length - 1 ? (["runter"] as const) : []),
							...(services === 0 ? (["loeschen"] as const) : []),
						].map((value) => ({ value, text: t(`steps.${value}`) }))}
					/>
					<Form
						id={`thema-${slug}`}
						action={saveCategoryAction}
						fields={fields}
						sent={typedCategory(names)}
						hidden={{
							slug,
							form: `thema-${slug}`,
							shown: categoryMark(names),
						}}
						texts={await formTexts(t("save"))}
					/>
				</Section>
			))}
			<Section id="neu" title={t("new")}>
				<Form
					id="thema-neu"
					action={saveCategoryAction}
					fields={fields}
					sent={typedCategory({})}
					hidden={{ form: "thema-neu" }}
					texts={await formTexts(t("add"))}
				/>
			</Section>
		</AdminPage>
	);
}
