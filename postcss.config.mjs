export default {
	plugins: { "@tailwindcss/postcss": {}, "./postcss.kern.mjs": {} },
};
