use super::*;
use crate::backup::tests::vault;

/// A file that is not what was written, or holds what was not promised, is no backup: it gets no name.
#[test]
fn what_does_not_come_back_as_it_went_in_is_not_proved() {
    let root = tempfile::tempdir().unwrap();
    let mut vault = vault(root.path());
    let file = root.path().join("stick/een.onaf");
    let mut tried = |promised: &dyn Fn(&mut Manifest), change: &dyn Fn(&mut Vec<u8>, &mut Manifest)| {
        let job = Job::begin(&mut vault, root.path().join("stick")).unwrap();
        let mut manifest = job.look().unwrap();
        promised(&mut manifest);
        job.write(&file, &manifest).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        change(&mut bytes, &mut manifest);
        fs::write(&file, bytes).unwrap();
        job.prove(&file, &manifest).map(|_| ()).map_err(|error| error.code())
    };
    assert_eq!(tried(&|_| {}, &|_, _| {}), Ok(()));
    for (at, length) in [(Some(60), usize::MAX), (Some(100_000), usize::MAX), (None, 100_000), (None, 100), (None, 0)] {
        let failed = tried(&|_| {}, &|bytes, _| {
            bytes.truncate(length);
            at.into_iter().for_each(|at: usize| bytes[at] ^= 1);
        });
        assert_eq!(failed, Err(Code::BackupFailed), "{at:?}, {length}");
    }
    assert_eq!(tried(&|_| {}, &|_, manifest| manifest.holds.people += 1), Err(Code::BackupFailed), "another manifest");
    assert_eq!(tried(&|manifest| manifest.tables[3].rows += 1, &|_, _| {}), Err(Code::BackupFailed), "other rows");
}
