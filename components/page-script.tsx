import { pageNonce } from "./page-nonce.ts";

/** A small script of ours in public/scripts, for a page that does without Next's. */
export async function PageScript({ name }: { name: "hold" | "print" }) {
	return (
		<script
			src={`/scripts/${name}.js`}
			nonce={await pageNonce()}
			async
			data-keep=""
		/>
	);
}
