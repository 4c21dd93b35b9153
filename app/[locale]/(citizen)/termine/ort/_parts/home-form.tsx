import { useLocale, useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Catalog, publicStations } from "#lib/catalog/catalog.ts";
import { type Home, listHomes } from "#lib/catalog/rules/home.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Sent } from "#lib/sent.ts";

/** Where somebody lives, if they like to say: stations then come nearest first. Sent as part of the address. */
export function HomeForm({
	fields,
	catalog,
	home,
}: {
	/** What was chosen, to be sent along. */
	fields: Sent;
	catalog: Catalog;
	home: Home | null;
}) {
	const t = useTranslations("where.home");
	const action = paths(useLocale()).where({ services: [] });
	const optionOf = ({ slug, name }: Home) => ({ value: slug, text: name });
	const districts = listHomes(publicStations(catalog));
	if (districts.length === 0) return null;
	return (
		<form
			action={`${action}#stationen`}
			method="get"
			className="flex flex-wrap items-end gap-16"
		>
			<HiddenFields fields={fields} />
			<Select
				name="bei"
				label={t("label")}
				hint={t("hint")}
				value={home?.slug ?? ""}
				options={[{ value: "", text: t("none") }]}
				groups={districts.map(({ district, ortsteile }) => ({
					name: t("district", { district: district.name }),
					options: [
						{
							value: district.slug,
							text: t("wholeDistrict", { district: district.name }),
						},
						...ortsteile
							.filter(({ slug }) => slug !== district.slug)
							.map(optionOf),
					],
				}))}
			/>
			<Button variant="secondary">{t("sort")}</Button>
		</form>
	);
}
