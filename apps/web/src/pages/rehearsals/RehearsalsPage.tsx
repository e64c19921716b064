export const RehearsalsPage = () => null;
