/** The most errors told of one answer, whatever they are about: who mends the first ones sees the others then. Of a document and of variables no more are looked for. */
export const mostErrors = 3;
