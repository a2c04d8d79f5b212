declare module '@mixmark-io/domino' {
  const domino: { createDocument(html: string): { querySelector(selector: string): object | null } };
  export default domino;
}
