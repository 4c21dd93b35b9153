import { pageNonce } from "#components/page-nonce.ts";

export const FORMATS = ["a6", "a4"] as const;
export type Format = (typeof FORMATS)[number];

const PAGES: Record<Format, string> = {
	a6: "@page{size:105mm 148mm;margin:6mm}",
	a4: "@page{size:210mm 297mm;margin:15mm}",
};

/** The paper of this page: `@page` knows no classes that every browser understands. Only the slip goes onto it. */
export async function SheetStyle({ format }: { format: Format }) {
	return (
		<style nonce={await pageNonce()}>
			{`${PAGES[format]}@media print{header{display:none}}`}
		</style>
	);
}
