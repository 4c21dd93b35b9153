import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { KnownEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { HowPart } from "./how-part.tsx";
import { LevelsPart } from "./levels-part.tsx";
import { EffectPictures } from "./pictures.tsx";
import type { Place } from "./places.ts";
import { KindsTable } from "./tables.tsx";

/** All that stands behind the answer, the same for everybody and for those in charge. */
export function EffectParts({
	effect: { compared, weeks, until, days, entered, promiseDays },
	places,
	isWide = false,
}: {
	effect: KnownEffect;
	places: readonly Place[];
	/** Pictures beside each other where there is room. */
	isWide?: boolean;
}) {
	const t = useTranslations("effect");
	const pictures = (
		<EffectPictures compared={compared.wait} places={places} weeks={weeks} />
	);
	return (
		<>
			<Section id="bilder" title={t("pictures.title")} gap={24}>
				{isWide ? <div className="effect-pictures">{pictures}</div> : pictures}
			</Section>
			<Section id="genauer" title={t("kindsTitle")}>
				<p>{t("kindsLead")}</p>
				<KindsTable compared={compared} />
			</Section>
			<LevelsPart
				days={days}
				until={until}
				places={places}
				promiseDays={promiseDays}
			/>
			<HowPart entered={entered} places={places} promiseDays={promiseDays} />
		</>
	);
}
