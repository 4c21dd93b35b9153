import "#app/globals.css";
import "../_styles/display.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { FONTS } from "#app/fonts.ts";
import { TabWords } from "#components/page/tab-words.tsx";
import { defaultLocale } from "#lib/text/locale.ts";

// The policy's nonce belongs to one request: nothing may be rendered ahead.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { icons: { icon: "/favicon.svg" } };

export const viewport: Viewport = { colorScheme: "dark" };

/** A root of its own: a display is no page of the citizens', has one address and speaks all languages at once. */
export default function DisplayLayout({ children }: { children: ReactNode }) {
	return (
		<html lang={defaultLocale} className={FONTS}>
			<body>
				<TabWords>{children}</TabWords>
			</body>
		</html>
	);
}
