export const documentsZh = {
  files: {
    letter: '下载 {{format}}',
    issueLetter: '下达函',
    returnLetter: '退回意见函',
    caseFile: '下载卷宗',
    caseFileHint: '历次计划、公文、附件和事件清单的 zip，内附校验值与核验方法。',
    receipt: '报送回执',
  },
};
