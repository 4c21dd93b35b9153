import { useLocale, useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { paths } from "#lib/paths/citizen.ts";

/** The film, played by the browser's own means; nothing loads before somebody wants it. */
export function Film({ subtitles }: { subtitles: boolean }) {
	const t = useTranslations("legal.sign.film");
	const to = paths(useLocale());
	return (
		<Section id="film" title={t("title")}>
			{/* biome-ignore lint/a11y/useMediaCaption: a film without sound needs none; where there are some, they are offered */}
			<video
				controls
				playsInline
				preload="metadata"
				src={to.signFilm("mp4")}
				aria-label={t("label")}
				className="aspect-[16/9] w-full rounded bg-surface"
			>
				{subtitles ? (
					<track
						kind="captions"
						srcLang="de"
						label={t("captions")}
						src={to.signFilm("vtt")}
					/>
				) : null}
			</video>
			<p>
				<a href={to.signFilm("mp4")} download className="jump">
					{t("download")}
				</a>
			</p>
		</Section>
	);
}
