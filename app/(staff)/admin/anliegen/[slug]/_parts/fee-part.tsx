import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { languageFields } from "#components/form/language-fields.ts";
import { Section } from "#components/ui/section.tsx";
import type { Fee } from "#lib/catalog/rules/edit-schema.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatDate } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { defaultLocale, EASY, locales } from "#lib/text/locale.ts";
import { typedEntries } from "#lib/text/typed-lines.ts";
import { civilDateOf } from "#lib/time.ts";
import { FeeForm } from "./fee-form.tsx";

/** What it costs, since when and from when on; a new day begins a new row. */
export async function FeePart({
	slug,
	version,
	fees,
}: {
	slug: string;
	/** Of the service. */
	version: number;
	fees: readonly Fee[];
}) {
	const t = await getTranslations("admin.services.fees");
	const form = await getTranslations("staff.form");
	const today = civilDateOf(now());
	const current = fees.find(({ validFrom }) => validFrom <= today);
	const newest = fees[0]?.lines ?? {};
	return (
		<Section id="gebuehr-titel" title={t("title")}>
			<table className="staff-table">
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("from")}</th>
						<th scope="col">{t("lines")}</th>
					</tr>
				</thead>
				<tbody>
					{fees.map((fee) => (
						<tr key={fee.validFrom}>
							<th scope="row">
								{formatDate(fee.validFrom, "de", "year")}
								<br />
								<span className="text-muted font-normal">
									{t(
										fee === current
											? "now"
											: fee.validFrom > today
												? "later"
												: "before",
									)}
								</span>
							</th>
							<td data-label={t("lines")}>
								{(fee.lines[defaultLocale] ?? []).map((line) => (
									<p key={line}>{line}</p>
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<FeeForm
				fields={[
					{
						type: "date",
						name: "validFrom",
						label: t("validFrom"),
						hint: t("validFromHint"),
					},
					...languageFields("more-lines", form("moreLanguages"), (locale) => [
						{
							type: "lines",
							name: `lines-${locale}`,
							label: t("linesOf", { language: germanNameOf(locale) }),
							hint: t(locale === EASY ? "linesHintEasy" : "linesHint"),
							rows: 4,
							...(locale === defaultLocale
								? {}
								: { optional: form("optional") }),
						},
					]),
				]}
				sent={Object.fromEntries(
					locales.map((locale) => [
						`lines-${locale}`,
						[typedEntries(newest[locale] ?? [], locale)],
					]),
				)}
				hidden={{ slug, version: String(version) }}
				texts={{
					...(await formTexts(t("submit"))),
					review: t("impact.title"),
					save: t("impact.save"),
				}}
			/>
		</Section>
	);
}
